/** What the makers of the world write into fields that only they fill. */
export const PROBES = { name: '探针奶奶', stranger: '探针阿婆', words: '探针请轻一点', reason: '探针改天吧', next: '探针打电话', objection: '探针不公平', answer: '探针已改好', concern: '探针不放心', found: '探针谈过了', exif: 'PROBE-EXIF-7Q', phone: '+8619912345678', email: 'tanzhen7q@example.org', push: 'https://fcm.googleapis.com/fcm/send/tanzhen8k' } as const
