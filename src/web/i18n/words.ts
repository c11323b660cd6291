/** What a module says, in both languages: one flat key a sentence, `{{name}}` where a value goes. */
export interface Words {
  zh: Readonly<Record<string, string>>
  en: Readonly<Record<string, string>>
}

/**
 * A module's words. Both languages must know the same keys, or it does not compile; English may add `key_one` beside a key that
 * counts: `'order.many': '{{count}} orders', 'order.many_one': '{{count}} order'`.
 */
export const inBoth = <const Z extends Readonly<Record<string, string>>>(
  zh: Z,
  en: { readonly [K in keyof Z]: string } & { readonly [K in `${Extract<keyof Z, string>}_one`]?: string },
): Words => ({ zh, en: { ...en } })
