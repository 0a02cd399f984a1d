// Masked values come masked from the server; here they are only told apart and set in groups that are easy to compare.

export const isMasked = (text: string | null | undefined) => !!text && text.includes('*')

// 530326********0019 → 530326 ******** 0019
export function grouped(text: string): string {
  const id = /^(\d{6})(.{8})(.{4})$/.exec(text)
  if (id) return `${id[1]} ${id[2]} ${id[3]}`
  const phone = /^(\d{3})(.{4})(\d{4})$/.exec(text)
  return phone ? `${phone[1]} ${phone[2]} ${phone[3]}` : text
}
