/** Terms and pledge 上门约定和承诺: what everybody signs before going to homes. A changed text is a new version, and is signed anew. */
import type { Text } from './notice.ts'

const first: Text = {
  version: '2026-11',
  zh: [
    { title: '门口先对码', text: '到了先报服务码，对方对上了再进门。对不上就不进，打电话问社区。' },
    { title: '两个人去', text: '能两个人去就两个人去。只做单子上的事，要多做别的，先跟社区说。' },
    { title: '不收钱和东西', text: '不收钱，不收礼，不借钱，不推销。对方一定要给，道声谢，别拿，回来告诉社区。' },
    { title: '不拍人', text: '不拍人，不拍家里。电话和地址只为这一次上门用，用过不留。' },
    { title: '不往外说', text: '在别人家看到的、听到的，不跟外人说，也不发到网上。' },
    { title: '不对劲就说', text: '有危险先打 110 或 120。觉得哪里不对，当天告诉队长或者社区，不用等弄清楚。' },
    { title: '我承诺', text: '去的是我本人，不让别人替我去。上面的约定我看懂了，会照做。哪天做不到，我就先不去。' },
  ],
  en: [
    { title: 'Compare the code at the door', text: 'Say the service code when you arrive and go in only once it matches. If it does not, stay outside and call the community.' },
    { title: 'Go in twos', text: 'Go in twos wherever you can. Do what the order says; ask the community before you do more.' },
    { title: 'Take no money or gifts', text: 'Take no money and no gifts, borrow and lend no money, sell nothing. If somebody insists, say thank you, leave it there and tell the community.' },
    { title: 'Photograph nobody', text: 'Take no pictures of people or of their home. Phone and address serve this one visit; keep no copy.' },
    { title: 'Keep it to yourself', text: 'What you see and hear in a home you tell nobody, and post nowhere.' },
    { title: 'Speak up at once', text: 'In danger call 110 or 120 first. If something feels wrong, tell your leader or the community the same day; you need not be sure.' },
    { title: 'My pledge', text: 'I come myself and send nobody in my place. I have understood these terms and keep to them. On a day when I cannot, I stay at home.' },
  ],
}

/** Every version, oldest first. */
export const versions: readonly [Text, ...Text[]] = [first]
