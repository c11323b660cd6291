import type { Practice } from '../shape.ts'
import { hangzhouGovernance } from './hangzhou-governance/practice.ts'

/** Every practice on the shelf, newest version first. */
export const library: readonly Practice[] = [hangzhouGovernance]
