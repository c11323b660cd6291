/**
 * Words that mean somebody should be called now, not ordered for. They are looked at where they are typed and nowhere else: nothing of it
 * is sent or kept. Numbers: 120 ambulance, 119 fire and rescue, 110 police, 12356 psychological help, 12355 young people.
 */

export type Danger = 'body' | 'fire' | 'gas' | 'crime' | 'life'

/** Whom to call for each kind, the first one first. */
export const numbersFor: Readonly<Record<Danger, readonly string[]>> = {
  body: ['120'], fire: ['119', '120'], gas: ['119', '120'], crime: ['110', '120'], life: ['12356', '12355', '120', '110'],
}

const words: Readonly<Record<Danger, RegExp>> = {
  life: /轻生|自杀|自尽|寻死|不想活|活不下去|活着没意思|想死|自残|割腕|跳楼|跳河|suicid|kill (my|him|her|them)sel(f|ves)|end (my|his|her|their) li(fe|ves)|want(s)? to die|self.?harm/,
  body: /胸痛|胸口[疼痛闷]|胸闷|心口[疼痛]|心梗|心脏病发|喘不[上过]气|呼吸困难|晕倒|昏倒|昏迷|叫不醒|没有?呼吸|中风|口角歪|抽搐|大出血|流血不止|血止不住|中毒|喝了?农药|噎住|窒息|chest pain|heart attack|can(no|')?t breathe|short(ness)? of breath|faint(ed|ing)|unconscious|passed out|stroke\b|seizure|bleeding|poison|overdose|choking/,
  gas: /煤气|燃气|天然气泄|液化气泄|漏气|一氧化碳|gas leak|leaking gas|smell(s|ing)?( of)? gas|carbon monoxide/,
  fire: /着火|起火|失火|火灾|烧起来|冒烟|浓烟|被困|on fire|house fire|caught fire|smoke (is )?com|trapped/,
  crime: /打人|挨打|被打|家暴|抢劫|持刀|拿刀|砍人|性侵|猥亵|强奸|入室|闯进|跟踪我|要杀|威胁我|robb|knife|attack(ed|ing)|beat(s|ing)? (me|her|him|us)|domestic violence|rape|break(ing)? in\b|burglar|stalk/,
}

/** What of it is in a text; the kinds whose first call saves a life come first. Spaces within Chinese words do not hide them. */
export function dangersIn(text: string): Danger[] {
  const plain = text.toLowerCase().replaceAll('’', "'")
  const joined = plain.replaceAll(/\s+/g, '')
  return (['life', 'body', 'gas', 'fire', 'crime'] as const).filter((kind) => words[kind].test(plain) || words[kind].test(joined))
}

/** The numbers for these dangers, each once. */
export const numbersOf = (dangers: readonly Danger[]): string[] => [...new Set(dangers.flatMap((kind) => numbersFor[kind]))]
