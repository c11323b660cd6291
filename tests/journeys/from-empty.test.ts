/** From `npm start -- --empty` to a published bulletin, by people who only have its pages. Nothing is seeded. */
import { expect, test } from 'vitest'
import { seeDocument, sign } from './clearance.ts'
import { agree, DESK, fill, follow, lastHour, PHONE, press, Stage, startEmpty, told, turnTo, type Person, type Player } from './play.ts'

const zhou: Person = { name: '周敏', phone: '13800001001' }
const li: Person = { name: '李响', phone: '13800001002' }
const zhao: Person = { name: '赵安', phone: '13800001003' }
const chen: Person = { name: '陈亮', phone: '13800001004' }
const wang: Person = { name: '王强', phone: '13800001005', born: '1995' }
const grandma: Person = { name: '沈奶奶', phone: '13800001006' }

const COMMUNITY = '红梅社区'

/** Who holds the link of the console says who runs it, makes the first organisation and its admin; the admin signs in. */
async function begin(stage: Stage, link: string): Promise<Player> {
  const admin = await stage.player(zhou, DESK)
  await admin.page.goto(link)
  await fill(admin, '单位名称', '共青团绍兴市柯桥区委员会')
  await fill(admin, '联系方式', '0575-00000000')
  await fill(admin, '备案号', '浙ICP备00000000号')
  await press(admin, '下一步')
  await fill(admin, '对应区划', '柯桥')
  await admin.page.getByTitle('浙江省 绍兴市 柯桥区').click()
  await fill(admin, '组织名称', '柯桥区团委')
  await fill(admin, '管理员怎么称呼', zhou.name)
  await fill(admin, '管理员手机号', zhou.phone)
  await press(admin, '建好')
  await follow(admin, '去登录')
  await stage.signIn(admin, zhou)
  await follow(admin, '去设置动态码')
  await stage.addFactor(admin)
  return admin
}

/** The admin makes a subdistrict with all its communities, from the official list. */
async function addCommunities(admin: Player): Promise<void> {
  await press(admin, '选下级组织')
  await admin.page.getByRole('checkbox', { name: '柯桥街道' }).check()
  await admin.page.getByRole('checkbox', { name: '连下面的社区和村一起建好' }).check()
  await press(admin, '添加')
  await press(admin, '下一步')
}

/** The first practice, with the committee's own number. */
async function installPractice(admin: Player): Promise<void> {
  const { page } = admin
  await follow(admin, '去实践库')
  await page.getByRole('article', { name: '点单、收单、发单、抢单' }).getByRole('link').click()
  await fill(admin, '社区多久答复', '8')
  await press(admin, '安装')
  await told(admin, '装好了')
  await follow(admin, '回到设置')
}

async function appoint(admin: Player, { name, phone }: Person, role: string): Promise<void> {
  await press(admin, '任命')
  const form = admin.page.getByRole('dialog')
  await form.getByLabel('手机号').fill(phone)
  await form.getByLabel('姓名').fill(name)
  await form.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
  await agree(admin, '任命')
  await told(admin, `已任命${name}`)
  await form.waitFor({ state: 'detached' })
}

/** Colleagues at the county, then set-up is finished. */
async function appointColleagues(admin: Player): Promise<void> {
  await follow(admin, '去任命')
  await appoint(admin, li, '编辑')
  await appoint(admin, zhao, '负责人')
  await turnTo(admin, '平台设置')
  await admin.page.getByText('已经任命了 2 位同事').waitFor()
  await press(admin, '完成设置')
  await told(admin, '设置完成')
}

/** Staff for the community, and a team with its leader. */
async function staffCommunity(admin: Player): Promise<void> {
  const { page } = admin
  await turnTo(admin, '组织')
  await press(admin, '展开柯桥街道')
  await page.getByRole('navigation', { name: '组织树' }).getByRole('button', { name: COMMUNITY }).click()
  await page.getByRole('heading', { name: COMMUNITY }).waitFor()
  await press(admin, '添加队伍')
  await page.getByRole('dialog').getByLabel('队伍名称').fill('红梅青年服务队')
  await agree(admin, '添加队伍')
  await told(admin, '红梅青年服务队建好了')
  await follow(admin, '人员任命')
  await appoint(admin, chen, '工作人员')
  await page.goBack()
  await page.getByRole('tab', { name: '队伍' }).click()
  await press(admin, '红梅青年服务队')
  await page.getByRole('complementary', { name: '详情' }).getByRole('link', { name: '人员任命' }).click()
  await appoint(admin, wang, '队长')
}

/** The community's own staff enters where people live. */
async function enterDoors(desk: Player): Promise<void> {
  await turnTo(desk, '社区地址')
  await press(desk, '粘贴添加')
  await desk.page.getByRole('dialog').getByRole('textbox').fill('桂苑，6 幢，302\n桂苑，6 幢，303')
  await agree(desk, '添加')
  await told(desk, '新增')
}

/** A resident who has never been here looks round, orders, and signs in only when the order is sent. */
async function order(stage: Stage): Promise<Player> {
  const resident = await stage.player(grandma, PHONE)
  const { page } = resident
  await page.goto('/')
  await follow(resident, '需要帮忙？点一单')
  await press(resident, '选社区')
  await page.getByLabel('社区名字').fill('红梅')
  await page.getByRole('dialog').getByRole('button', { name: COMMUNITY }).click()
  await page.getByRole('radio', { name: '代跑代买' }).check()
  await page.getByRole('radio', { name: '今天' }).check()
  await page.getByRole('radio', { name: '自己定' }).check()
  await fill(resident, '从', '00:00')
  await fill(resident, '到', '23:59')
  await press(resident, '选小区、楼幢、门牌')
  for (const place of ['桂苑', '6 幢', '302']) await agree(resident, place)
  await press(resident, '提交点单')
  await follow(resident, '去登录')
  await stage.signIn(resident, grandma)
  await press(resident, '提交点单')
  await fill(resident, '出生年份', '1950')
  await agree(resident, '好了，提交')
  await told(resident, '点单收到了')
  return resident
}

/** The desk takes it in, and the platform offers it to the team that fits. */
async function accept(desk: Player): Promise<void> {
  await turnTo(desk, '今天')
  await press(desk, '代跑代买')
  await press(desk, '受理并发单')
  await told(desk, '受理了，发给 1 支队伍')
}

/** The leader takes it in the hall, on the phone. */
async function claim(stage: Stage): Promise<Player> {
  const leader = await stage.player(wang, PHONE)
  await leader.page.goto('/me')
  await follow(leader, '去登录')
  await stage.signIn(leader, wang)
  await follow(leader, '首页')
  await sign(leader)
  await follow(leader, '抢单大厅')
  await press(leader, '抢单')
  await agree(leader, '抢单')
  await told(leader, '抢到了')
  await follow(leader, '看点单')
  return leader
}

const codeOf = ({ page }: Player) => page.locator('.code-panel').innerText()

/** At the door both compare the code; the work is done, and the resident says so. */
async function visit(leader: Player, resident: Player): Promise<void> {
  const shown = /\d{3}\s?\d{3}/
  const [said] = shown.exec(await codeOf(leader)) ?? ['none']
  expect(await codeOf(resident)).toContain(said)
  await press(leader, '对好码，开始')
  await agree(leader, '对上了，开始')
  await press(leader, '登记完成')
  await lastHour(leader, wang)
  await agree(leader, '登记，请居民确认')
  await told(leader, '登记好了')
  await press(resident, '确认完成')
  await resident.page.getByRole('radio', { name: /^5 星/ }).check()
  await agree(resident, '确认')
  await told(resident, '确认好了')
}

/** What happened stands on the wall by itself. */
async function seeWall(desk: Player): Promise<void> {
  await desk.page.goto('/wall')
  const today = desk.page.getByRole('region', { name: '今天' })
  for (const step of ['居民点单', '社区收单', '队伍抢单', '居民确认']) {
    await today.getByRole('link', { name: new RegExp(`^${step}.*1$`) }).waitFor()
  }
  await desk.page.goto('/desk')
}

/** One drafts from the figures, a second reviews, a third signs, and everybody can read it. */
async function publish(stage: Stage, admin: Player): Promise<void> {
  const editor = await stage.atDesk(li)
  await turnTo(editor, '简报')
  await press(editor, '写一期')
  await agree(editor, '写初稿')
  await press(editor, '送审')
  await agree(editor, '送审')
  await told(editor, '送审了')
  const reviewer = await stage.atDesk(zhao)
  await openBulletin(reviewer)
  await press(reviewer, '审核通过')
  await agree(reviewer, '审核通过')
  await told(reviewer, '审核通过')
  await press(admin, '换一个职务：柯桥区团委·管理员')
  await admin.page.getByRole('menuitem', { name: '柯桥区团委·负责人' }).click()
  await openBulletin(admin)
  await press(admin, '签发')
  await admin.page.getByRole('dialog').getByLabel('原因').fill('都是服务件数，看不出是谁')
  await agree(admin, '签发')
  await told(admin, '签发')
  await press(admin, '发布')
  await agree(admin, '发布')
  await told(admin, '发布')
}

async function openBulletin(desk: Player): Promise<void> {
  await turnTo(desk, '简报')
  await press(desk, '居民第一次点单 邻里小事有人办')
}

/** A resident reads the issue on the phone, each number with how it was counted. */
async function read(resident: Player): Promise<void> {
  const { page } = resident
  await page.goto('/bulletins')
  await page.getByText('居民第一次点单 邻里小事有人办').click()
  await page.getByText('第1期（总第1期）').waitFor()
  expect(await page.getByRole('article').innerText()).toContain('居民首次确认办好，共1件')
  const pdf = await page.request.get(await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href') ?? '')
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
}

test('from an empty installation to a published bulletin', async () => {
  await using product = await startEmpty()
  await using stage = await Stage.open(product.address)
  const admin = await begin(stage, product.link)
  await addCommunities(admin)
  await installPractice(admin)
  await appointColleagues(admin)
  await staffCommunity(admin)
  const desk = await stage.atDesk(chen)
  await enterDoors(desk)
  await seeDocument(desk, '红梅青年服务队', wang)
  const resident = await order(stage)
  await accept(desk)
  const leader = await claim(stage)
  await visit(leader, resident)
  await seeWall(desk)
  await publish(stage, admin)
  await read(resident)
  expect(stage.complaints()).toEqual([])
})
