// A signed sheet as a picture: what it says on top, the signature below.
const WIDTH = 1000
const MARGIN = 40
const LINE = 44
const FONT = '28px sans-serif'

// Chinese breaks anywhere: lines of at most so many characters.
export function wrapped(line: string, most: number): string[] {
  const characters = [...line]
  const rows: string[] = []
  for (let at = 0; at < characters.length; at += most) rows.push(characters.slice(at, at + most).join(''))
  return rows.length > 0 ? rows : ['']
}

export async function sheetOf(lines: readonly string[], signature: HTMLCanvasElement): Promise<Blob> {
  const rows = lines.flatMap((line) => wrapped(line, Math.floor((WIDTH - 2 * MARGIN) / 28)))
  const high = Math.round(((WIDTH - 2 * MARGIN) * signature.height) / Math.max(signature.width, 1))
  const sheet = document.createElement('canvas')
  sheet.width = WIDTH
  sheet.height = 2 * MARGIN + rows.length * LINE + high
  const pen = sheet.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.fillStyle = '#000'
  pen.font = FONT
  pen.textBaseline = 'top'
  rows.forEach((row, at) => pen.fillText(row, MARGIN, MARGIN + at * LINE))
  pen.drawImage(signature, MARGIN, MARGIN + rows.length * LINE, WIDTH - 2 * MARGIN, high)
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}
