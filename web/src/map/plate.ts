import { colour } from '../shell/theme';

/** Words on a plate of their own, over whatever lies below: for what was asked just now. */
export function plate(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
    const half = context.measureText(text).width / 2 + 6;
    context.fillStyle = colour('surface');
    context.strokeStyle = colour('ink');
    context.lineWidth = 1;
    context.setLineDash([]);
    context.beginPath();
    context.roundRect(x - half, y - 10, 2 * half, 20, 4);
    context.fill();
    context.stroke();
    context.fillStyle = colour('ink');
    context.fillText(text, x, y);
}
