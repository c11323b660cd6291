import { checkPages } from './page-checks.ts'

checkPages(['desk', 'wall'])
