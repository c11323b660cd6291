import { secretsFrom } from '#platform/seal.ts'

/** The migrated database that each test's world is cloned from. */
export const TEMPLATE = 'template_qunqing'

/** What every test installation knows. One server holds many test databases and one login role, so they share it. */
export const testSecrets = secretsFrom(Buffer.alloc(32, 'qunqing'))
