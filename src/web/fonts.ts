/** Whether this machine can draw Chinese by itself: two different characters then give two different pictures. */
function drawsChinese(): boolean {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!pen) return true
  const pictureOf = (letter: string) => {
    pen.clearRect(0, 0, 32, 32)
    pen.font = '24px sans-serif'
    pen.fillText(letter, 2, 26)
    return pen.getImageData(0, 0, 32, 32).data.join()
  }
  return pictureOf('群') !== pictureOf('青')
}

/**
 * Loads the shipped Noto Sans SC in slices. A phone has its own Chinese font and downloads nothing; the wall shows the shipped one
 * everywhere, so that its figures keep their widths.
 */
export function startFont(when: 'missing' | 'always'): void {
  if (when === 'always' || !drawsChinese()) void import('./fonts.css')
}
