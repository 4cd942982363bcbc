/** Sizes of what is drawn, in CSS pixels. */
export const FRAME_PX = 34;
export const DOT_PX = 9;
