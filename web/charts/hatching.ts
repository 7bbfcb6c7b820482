export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
export type Segment = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/**
 * Rising diagonals that fill a box and never leave it. Lines instead of a pattern image: they stay
 * sharp on paper, and cost no clipping.
 */
export function hatchLines({ left, top, width, height }: Box, step: number): Segment[] {
  const lines: Segment[] = [];
  if (width <= 0 || height <= 0) return lines;
  for (let offset = step / 2; offset < width + height; offset += step) {
    // The diagonal x + y = offset, cut at the four sides.
    const fromX = Math.max(0, offset - height);
    const toX = Math.min(width, offset);
    lines.push({
      x1: left + fromX,
      y1: top + (offset - fromX),
      x2: left + toX,
      y2: top + (offset - toX),
    });
  }
  return lines;
}

export function strokeHatching(
  context: CanvasRenderingContext2D,
  box: Box,
  style: { colour: string; step: number; width: number },
): void {
  context.save();
  context.strokeStyle = style.colour;
  context.lineWidth = style.width;
  context.beginPath();
  for (const { x1, y1, x2, y2 } of hatchLines(box, style.step)) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
  context.restore();
}
