/** What comes before the first visit: an officer sees the document, and whoever goes signs the pledge. */
import { agree, follow, press, told, turnTo, type Person, type Player } from './play.ts'

/** A member of a team has come with the identity card; the officer compares the face, and says so. */
export async function seeDocument(desk: Player, team: string, { name }: Person): Promise<void> {
  const { page } = desk
  await turnTo(desk, '人员')
  await page.getByRole('combobox', { name: '组织' }).fill(team)
  await page.getByTitle(new RegExp(`^${team}`)).click()
  await page.getByText('还没看证件').waitFor()
  await press(desk, `看过${name}的证件`)
  await agree(desk, '看过证件')
  await told(desk, `记下了：${name}的证件看过了`)
  await page.getByText('还没签承诺').waitFor()
}

/** Whoever has shown the document reads terms and pledge, and signs. */
export async function sign(helper: Player): Promise<void> {
  const { page } = helper
  await follow(helper, '我的上门')
  await follow(helper, '看一遍，签上门承诺')
  await page.getByRole('checkbox', { name: '我看过了，会照这些做' }).check()
  await press(helper, '签上门承诺')
  await told(helper, '上门承诺签好了')
  await page.goto('/')
}
