// Why somebody wants to see or take personal data: the server asks for 4 to 200 characters and keeps them in the audit trail.
export const LEAST_PURPOSE = 4
export const LONGEST_PURPOSE = 200
export const isPurpose = (text: string) => {
  const length = [...text.trim()].length
  return length >= LEAST_PURPOSE && length <= LONGEST_PURPOSE
}
