declare module '*.css';

/** The part of svgcanvas that charts/to-svg.ts uses; the package ships no types. */
declare module 'svgcanvas' {
  export class Element {
    constructor(options: { width: number; height: number; ctx?: CanvasRenderingContext2D });
    readonly svg: SVGSVGElement;
    width: number;
    height: number;
    getContext(kind: '2d'): CanvasRenderingContext2D;
  }
}
