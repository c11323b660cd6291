import { useTranslation } from 'react-i18next'
import { ways } from '#kernels/registry/notices/contract.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useQueryOf } from '#web/query.ts'
import type { Appointment } from '../contract.ts'

/** Whether this installation can send an invitation by text message. */
export const useSms = (): boolean => useQueryOf(ways, {}, { steady: true }).data?.sms === true

/** What became of an invitation, in a few words; undefined where none was sent. */
export function useInvited() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  return ({ invited }: Appointment): string | undefined => (invited === null ? undefined : t(`appointment.sms.${invited.became}`, { at: moment(invited.at) }))
}
