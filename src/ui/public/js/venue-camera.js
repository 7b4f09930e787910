// @ts-check
// Scanning with the camera, where the browser itself can read codes. Pictures never leave it.

const LOOK_EVERY_MS = 200

/** @returns {Promise<boolean>} */
export const canScan = async () => {
  const Detector = Reflect.get(window, 'BarcodeDetector')
  if (typeof Detector !== 'function' || !navigator.mediaDevices) return false
  try {
    return (await Detector.getSupportedFormats()).includes('qr_code')
  } catch (_error) {
    return false
  }
}

/** Looks through the camera until it is stopped. */
export class Camera {
  /** @param {HTMLVideoElement} video @param {(text: string) => void} seen */
  constructor(video, seen) {
    this.video = video
    this.seen = seen
    /** @type {MediaStream | undefined} */
    this.stream = undefined
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined
  }

  get isOn() {
    return this.stream !== undefined
  }

  async start() {
    const video = { facingMode: 'environment' }
    this.stream = await navigator.mediaDevices.getUserMedia({ video, audio: false })
    this.video.srcObject = this.stream
    this.video.hidden = false
    await this.video.play()
    const Detector = Reflect.get(window, 'BarcodeDetector')
    const detector = new Detector({ formats: ['qr_code'] })
    const look = async () => {
      if (!this.isOn) return
      const [found] = await detector.detect(this.video).catch(() => [])
      if (found !== undefined) this.seen(found.rawValue)
      this.timer = setTimeout(look, LOOK_EVERY_MS)
    }
    await look()
  }

  stop() {
    clearTimeout(this.timer)
    if (this.stream !== undefined) for (const track of this.stream.getTracks()) track.stop()
    this.stream = undefined
    this.video.srcObject = null
    this.video.hidden = true
  }
}
