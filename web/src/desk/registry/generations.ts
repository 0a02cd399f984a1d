// The members of a household by generation, as 与户主关系 tells them: what the family tree is drawn from.
import { HEAD, isMember, type Person } from './household'

export interface Generation {
  title: string
  persons: Person[]
}

const titles = ['祖辈', '父辈', '户主这一辈', '子女辈', '孙辈', '曾孙辈', '其他成员']
const OTHERS = titles.length - 1

// 孙 and 祖 are asked for before 子, 女, 父 and 母, which they may come with (孙女, 外祖父).
const rules: readonly [RegExp, number][] = [
  [/曾孙|重孙/, 5],
  [/孙/, 4],
  [/祖|爷|奶|外公|外婆|姥/, 0],
  [/侄|甥/, OTHERS],
  [/岳|公公|婆婆|父|母|伯|叔|姑|舅|姨/, 1],
  [/户主|本人|配偶|夫|妻|兄|弟|姐|姊|妹|嫂/, 2],
  [/子|女|儿|媳|婿/, 3],
]
const generationOf = ({ relation }: Person) => rules.find(([words]) => words.test(relation))?.[1] ?? OTHERS

// Within a generation: head, spouse, then as registered; who is no longer 在户 stays in their place.
const rank = (person: Person) => {
  if (person.relation === HEAD) return isMember(person) ? 0 : 2
  return /配偶|妻|丈夫/.test(person.relation) ? 1 : 3
}

export function generationsOf(members: readonly Person[]): Generation[] {
  return titles
    .map((title, index) => ({
      title,
      persons: members.filter((one) => generationOf(one) === index).sort((a, b) => rank(a) - rank(b)),
    }))
    .filter(({ persons }) => persons.length > 0)
}
