// What the name of a file tells about whose table it is and of which month; what was handed in before under a like name goes first.
import type { Department, Import } from './intake'

// What stays the same from month to month: without ending, figures, brackets, blanks.
const stem = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/\.[a-z]+$/i, '')
    .replace(/\(.*?\)|【.*?】|\[.*?\]/g, '')
    .replace(/[\d年月日季度_\-.\s]/g, '')

export function departmentOf(name: string, departments: readonly Department[], before: readonly Import[]): string {
  const only = departments.length === 1 ? departments[0] : undefined
  if (only) return only.department
  const same = before.find((one) => stem(one.file_name) === stem(name))
  if (same) return same.department
  const plain = name.normalize('NFKC')
  // The longest title found in the name is the surest.
  let best = { length: 1, department: '' }
  for (const { department, title, datasets } of departments) {
    for (const word of [title, title.replace(/局$/, ''), ...datasets.map((dataset) => dataset.title)]) {
      if (word.length > best.length && plain.includes(word)) best = { length: word.length, department }
    }
  }
  return best.department
}

// 2022年5月…, 202205…, 2022-05… → 2022-05; blank when it tells none, or one that has not come.
export function monthOf(name: string, last: string): string {
  const found = /(20\d{2})\s*[年.\-_]?\s*(1[0-2]|0?[1-9])(?:\s*月|(?=\D|$)|(?=[0-3]\d(?:\D|$)))/.exec(
    name.normalize('NFKC'),
  )
  if (!found) return ''
  const period = `${found[1]}-${String(found[2]).padStart(2, '0')}`
  return period <= last ? period : ''
}
