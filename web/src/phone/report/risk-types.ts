// Risk types of the domain (docs/glossary.md), in the order people know.
export const riskTypes = [
  '因病',
  '因学',
  '因安全住房',
  '因安全饮水',
  '因残疾',
  '因自然灾害',
  '因意外事故',
  '因产业项目失败',
  '因务工就业不稳',
  '缺劳动力',
  '其他',
]
