import { expect, test } from 'vitest'
import * as requests from '#kernels/marketplace/requests/contract.ts'
import { aWindow, world } from '#tests/world.ts'
import { show } from './contract.ts'

test('the list is what the records say: nothing on the first day, one step after another, and over with the first confirmed request', async () => {
  await using w = await world()
  const county = await w.org({ kind: 'county', name: '澄湖区' })
  const admin = await w.office(await w.person(), county, 'admin')
  const far = async () => {
    const { steps, works } = await w.ok(admin, show, {})
    return { works, made: steps.map(({ step, made, wanted }) => `${step} ${made}/${wanted}`) }
  }
  const open = (step: string) => `${step} 0/1`
  expect(await far()).toEqual({ works: false, made: ['communities', 'menu', 'staff', 'addresses', 'teams', 'members', 'ordered', 'confirmed'].map(open) })

  const [place, quiet] = [await w.org({ under: county }), await w.org({ under: county, name: '静水社区' })]
  expect((await far()).made.slice(0, 3)).toEqual(['communities 2/2', 'menu 0/2', 'staff 0/2'])
  await w.set(place, 'marketplace.catalogue', { 'services.errand': { zh: '代跑', en: 'Errand', minutes: 60, promiseHours: 24 } })
  const desk = await w.staff(place)
  await w.office(await w.person(), quiet, 'staff', { from: '2025-01-01', until: '2026-01-01' })
  const door = await w.door(place)
  const team = await w.team({ under: county, members: 1 })
  await w.team({ under: county, name: '还没队员的队' })
  expect(await far()).toEqual({
    works: false, made: ['communities 2/2', 'menu 1/2', 'staff 1/2', 'addresses 1/2', 'teams 2/2', 'members 1/2', 'ordered 0/1', 'confirmed 0/1'],
  })

  const resident = await w.person()
  const window = aWindow(w.now)
  const { id } = await w.ok(resident, requests.submit, { org: place.id, service: 'errand', window, premise: door, words: '' })
  expect((await far()).made.slice(-2)).toEqual(['ordered 1/1', 'confirmed 0/1'])
  await w.ok(desk, requests.accept, { id })
  await w.ok(team.leader, requests.claim, { id })
  await w.to(window.from)
  await w.ok(team.leader, requests.begin, { id }, { hat: 'me' })
  await w.to(window.to)
  await w.ok(team.leader, requests.finish, { id, visits: [{ person: team.leader.id, from: window.from, to: window.to }] })
  await w.ok(resident, requests.confirm, { id, stars: 5 })
  expect(await far()).toMatchObject({ works: true })
  // A desk looks at its own place alone, and at the teams that come there.
  const own = await w.ok(desk, show, {})
  expect(own.steps.find(({ step }) => step === 'addresses')).toEqual({ step: 'addresses', made: 1, wanted: 1 })
  expect(own.steps.find(({ step }) => step === 'teams')).toEqual({ step: 'teams', made: 2, wanted: 2 })
  for (const who of [null, resident, team.leader]) expect((await w.call(who, show, {})).status).toBe(who === null ? 401 : 403)
})
