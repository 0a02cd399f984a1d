// What the risk types of the pack (docs/glossary.md) mean in a family's own words. One that is not here is shown by its name.
const words: Record<string, string> = {
  因病: '家里有人生病，看病花钱多',
  因学: '孩子上学，负担重',
  因安全住房: '房子不安全',
  因安全饮水: '吃水有困难',
  因残疾: '家里有残疾人，负担重',
  因自然灾害: '遭了灾',
  因意外事故: '出了事故',
  因产业项目失败: '种养、生意亏了',
  因务工就业不稳: '没活干，打工不稳定',
  缺劳动力: '家里没有劳动力',
  其他: '别的困难',
}
export const inPlainWords = (difficulty: string) => words[difficulty] ?? difficulty
