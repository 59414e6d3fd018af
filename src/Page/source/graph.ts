/** Samples that are shown, the newest at the right. */
export const samplesMax = 120;

/** What is farther from the common time than this is drawn at the edge. */
const rangeMs = 30;

/** The last errors, in a ring; NaN where nothing was heard. */
export class Graph {
  readonly #samples: number[] = [];
  readonly #canvas: HTMLCanvasElement;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  add(errorMs: number | null): void {
    this.#samples.push(errorMs ?? NaN);
    if (this.#samples.length > samplesMax) this.#samples.shift();
    this.draw();
  }

  draw(): void {
    const context = this.#canvas.getContext("2d");
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (context === null || width === 0) return;
    const scale = window.devicePixelRatio || 1;
    this.#canvas.width = Math.round(width * scale);
    this.#canvas.height = Math.round(height * scale);
    context.scale(scale, scale);
    const style = getComputedStyle(this.#canvas);
    const line = (color: string, thickness: number) => {
      context.strokeStyle = style.getPropertyValue(color);
      context.lineWidth = thickness;
    };
    line("--rule", 1);
    context.beginPath();
    context.moveTo(0, height / 2);
    context.lineTo(width, height / 2);
    context.stroke();
    line("--accent", 2);
    context.lineJoin = "round";
    context.beginPath();
    this.#trace(context, width, height);
    context.stroke();
  }

  #trace(context: CanvasRenderingContext2D, width: number, height: number): void {
    const first = samplesMax - this.#samples.length;
    let isDrawing = false;
    this.#samples.forEach((sample, index) => {
      if (Number.isNaN(sample)) {
        isDrawing = false;
        return;
      }
      const share = Math.max(-1, Math.min(1, sample / rangeMs));
      const [x, y] = [((first + index) / (samplesMax - 1)) * width, height / 2 - share * (height / 2 - 2)];
      if (isDrawing) context.lineTo(x, y);
      else context.moveTo(x, y);
      isDrawing = true;
    });
  }
}
