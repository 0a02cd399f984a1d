// A photo as it is sent: drawn anew, at most 1600 px, JPEG. Drawing anew leaves behind where and with what it was taken.

export interface Photo {
  bytes: ArrayBuffer
  // Given by the server when it has the photo.
  digest?: string
}

export const MOST_PHOTOS = 9
const LONGEST_SIDE = 1600
const QUALITY = 0.82

export function fitted(width: number, height: number, longest = LONGEST_SIDE) {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

export async function shrink(file: Blob, longest = LONGEST_SIDE): Promise<Photo> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const size = fitted(picture.width, picture.height, longest)
  const canvas = document.createElement('canvas')
  Object.assign(canvas, size)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, size.width, size.height)
  pen.drawImage(picture, 0, 0, size.width, size.height)
  picture.close()
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!drawn) throw new Error('no picture')
  return { bytes: await drawn.arrayBuffer() }
}
