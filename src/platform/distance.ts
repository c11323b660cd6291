/** Distance on the ground, for matching and for the words on a card. Pure; shared by server and browser. */
import { z } from 'zod'

/** A point in WGS-84, degrees. */
export const Point = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
export type Point = z.infer<typeof Point>

/** How far away something is, in the steps that people are told. Each code is a phrase in both languages. */
export const DistanceStep = z.enum(['under-500m', 'under-1km', 'under-3km', 'under-5km', 'further'])
export type DistanceStep = z.infer<typeof DistanceStep>

/** The earth's mean radius in metres (IUGG). */
const radius = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two points along the surface (haversine). Off by at most 0.5 %, since the earth is no sphere. */
export const metresBetween = (a: Point, b: Point): number => {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon)
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The side of a cell in degrees: some 280 by 240 metres in Zhejiang. */
const CELL = 0.0025

/** The middle of the cell that a point lies in: whoever stands anywhere in it is told the same. */
export const cellOf = ({ lat, lon }: Point): Point => ({ lat: (Math.floor(lat / CELL) + 0.5) * CELL, lon: (Math.floor(lon / CELL) + 0.5) * CELL })

const steps: readonly [number, DistanceStep][] = [
  [500, 'under-500m'],
  [1_000, 'under-1km'],
  [3_000, 'under-3km'],
  [5_000, 'under-5km'],
]

/**
 * The step that `metres` falls in; exactly 500 m is no longer under 500 m. Coarse on purpose: a step must not give a
 * door away.
 */
export const distanceStep = (metres: number): DistanceStep => steps.find(([limit]) => metres < limit)?.[1] ?? 'further'
