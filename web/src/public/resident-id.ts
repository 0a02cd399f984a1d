// Whether an id number can be right (GB 11643): said while the card is still in the hand. The server looks again.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

export function idFault(text: string): string {
  const id = text.replace(/\s/g, '').toUpperCase()
  if (!id) return '请写身份证号'
  if (!/^\d{17}[\dX]$/.test(id))
    return id.length < 18 ? `身份证号是 18 位，现在是 ${id.length} 位` : '身份证号不对，请再看一遍'
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return CHECKS[sum % 11] === id[17] ? '' : '身份证号不对，请照着身份证再看一遍'
}
