import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceStep, metresBetween } from './distance.ts'

const hangzhou = { lat: 30.2741, lon: 120.1551 }

test('known distances come out within half a percent', () => {
  // One degree along a meridian is 111.19 km on a sphere of the mean radius.
  expect(metresBetween({ lat: 30, lon: 120 }, { lat: 31, lon: 120 })).toBeCloseTo(111_195, -1)
  expect(metresBetween(hangzhou, { lat: 29.8683, lon: 121.544 }) / 141_300).toBeCloseTo(1, 1)
  expect(metresBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(Math.PI * 6_371_008.8, 0)
})

test('the way there is as long as the way back, never negative, and nothing from a point to itself', () => {
  const point = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  fc.assert(
    fc.property(point, point, (a, b) => {
      const there = metresBetween(a, b)
      expect(there).toBeGreaterThanOrEqual(0)
      expect(metresBetween(b, a)).toBeCloseTo(there, 3)
      expect(metresBetween(a, a)).toBe(0)
    }),
  )
})

test.each([
  [0, 'under-500m'],
  [499.9, 'under-500m'],
  [500, 'under-1km'],
  [999, 'under-1km'],
  [1_000, 'under-3km'],
  [2_999, 'under-3km'],
  [3_000, 'under-5km'],
  [4_999, 'under-5km'],
  [5_000, 'further'],
  [200_000, 'further'],
])('%d metres are told as %s', (metres, step) => {
  expect(distanceStep(metres)).toBe(step)
})
