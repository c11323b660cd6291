import { z } from 'zod'
import { measure, rowsOf } from '#platform/figure/measure.ts'
import { countedGrades } from './contract.ts'

const service = z.array(z.string()).min(1)
const shown = { label: 'number', opens: '/desk/requests/:id' }
/** `org` is the one whose desk received the record; the team's own organisation is the second dimension. */
const paths = { org: 'desk_path', team: 'org_path' }

export const measures = [
  measure('hours.minutes', {
    from: rowsOf('posting', { record: 'record', only: { quantity: ['minutes'], grade: countedGrades } }), shown, paths,
    sum: { column: 'amount', less: 'reverses' }, person: 'person', counts: 'things', class: 2, unit: 'minutes', filter: { service },
    how: {
      zh: '期内入账的信用时数（签到签退，或队长和被服务人双方确认），减去冲正，按分钟相加',
      en: 'Minutes posted in the span with evidence that counts (in and out, or leader and person served), less reversals',
    },
  }),
  measure('points.earned', {
    from: rowsOf('posting', { record: 'record', only: { quantity: ['points'] } }), shown, paths,
    sum: { column: 'amount', less: 'reverses' }, person: 'person', counts: 'things', class: 2, filter: { service },
    how: { zh: '期内按规则发放的积分，减去冲正', en: 'Points given by the rules in the span, less reversals' },
  }),
]
