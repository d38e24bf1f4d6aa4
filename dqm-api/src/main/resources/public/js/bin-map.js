import { LitElement, css, html, nothing, svg } from 'lit';
import { paint } from './palette.js';

const LEAST_RING_PX = 22;
const HATCH_PX = 6;

/** One map on a canvas, bin (1, 1) at the lower left, with a ring around each region. */
class BinMap extends LitElement {
  static properties = {
    label: {},
    map: { attribute: false },
    scale: { attribute: false },
    regions: { attribute: false },
    chosen: { attribute: false },
    masks: { attribute: false },
    bin: { attribute: false },
    blank: { attribute: false },
    write: { attribute: false },
    width: { state: true },
  };

  static styles = css`
    figure { margin: 0; }
    figcaption { margin-bottom: 8px; font-size: 18px; font-weight: 600; }
    .frame { position: relative; border: 1px solid var(--line); cursor: crosshair; }
    .frame:focus-visible { outline: 3px solid var(--calm); outline-offset: 2px; }
    canvas, svg { display: block; width: 100%; height: 100%; }
    canvas.bins { image-rendering: pixelated; }
    svg { position: absolute; inset: 0; overflow: visible; pointer-events: none; }
    rect { fill: none; vector-effect: non-scaling-stroke; }
    .shade { stroke: #000; stroke-width: 6px; stroke-opacity: 0.75; }
    .ring { stroke: #fff; stroke-width: 2.5px; }
    .other { stroke-dasharray: 5 4; stroke-width: 1.5px; }
    .at { stroke: #fff; stroke-width: 1.5px; }
    .hatch { stroke: #fff; stroke-width: 1.5px; stroke-opacity: 0.7; vector-effect: non-scaling-stroke; }
    .masked { fill: url(#hatch); stroke: #fff; stroke-width: 1px; stroke-opacity: 0.7; }
    .bar { display: block; width: 100%; height: 10px; margin-top: 8px; }
    .axis, .ends { display: flex; justify-content: space-between; font-size: 14px; color: var(--muted); }
  `;

  constructor() {
    super();
    this.width = 300;
    // 0 while it has no place on the page yet.
    this.resize = new ResizeObserver(([entry]) => { this.width = entry.contentRect.width || this.width; });
  }

  firstUpdated() {
    this.resize.observe(this.renderRoot.querySelector('.frame'));
  }

  updated(changed) {
    if (!changed.has('map') && !changed.has('scale')) return;
    const { map, scale, blank } = this;
    this.renderRoot.querySelector('.bins').getContext('2d').putImageData(paint(map, scale, blank), 0, 0);
    const ramp = Float32Array.from({ length: 256 }, (_, i) => i / 255);
    this.renderRoot.querySelector('.bar').getContext('2d')
      .putImageData(paint({ nx: 256, ny: 1, values: ramp }, { table: scale.table, min: 0, max: 1 }), 0, 0);
  }

  #tell(bin) {
    this.dispatchEvent(new CustomEvent('point', { detail: bin }));
  }

  #move(event) {
    const box = event.currentTarget.getBoundingClientRect();
    const { nx, ny } = this.map;
    const bin = (part, n) => Math.min(n, Math.max(1, Math.floor(part * n) + 1));
    this.#tell([
      bin((event.clientX - box.left) / box.width, nx),
      ny + 1 - bin((event.clientY - box.top) / box.height, ny),
    ]);
  }

  #key(event) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const { nx, ny } = this.map;
    const [x, y] = this.bin ?? [Math.ceil(nx / 2), Math.ceil(ny / 2)];
    this.#tell([Math.min(nx, Math.max(1, x + step[0])), Math.min(ny, Math.max(1, y + step[1]))]);
  }

  #ring({ xBin, yBin }) {
    const { ny, nx } = this.map;
    const px = this.width / nx;
    const around = ([from, to]) => Math.max(6 / px, (LEAST_RING_PX / px - (to - from + 1)) / 2);
    const [dx, dy] = [around(xBin), around(yBin)];
    const [x, y] = [xBin[0] - 1 - dx, ny - yBin[1] - dy];
    const [w, h] = [xBin[1] - xBin[0] + 1 + 2 * dx, yBin[1] - yBin[0] + 1 + 2 * dy];
    const rx = Math.min(8 / px, w / 2, h / 2);
    const other = overlaps({ xBin, yBin }, this.chosen) ? '' : 'other';
    return svg`
      <rect class="shade" x=${x} y=${y} width=${w} height=${h} rx=${rx}></rect>
      <rect class="ring ${other}" x=${x} y=${y} width=${w} height=${h} rx=${rx}></rect>`;
  }

  /** Bins that are left out of the evidence are hatched. */
  #masked() {
    const { ny, nx } = this.map;
    if (this.masks.length === 0) return nothing;
    const step = (HATCH_PX * nx) / this.width;
    return svg`
      <pattern id="hatch" patternUnits="userSpaceOnUse" width=${step} height=${step}>
        <line class="hatch" x1="0" y1=${step} x2=${step} y2="0"></line>
      </pattern>
      ${this.masks.flatMap(({ bins }) => bins).map(({ xBin, yBin }) => svg`
        <rect class="masked" x=${xBin[0] - 1} y=${ny - yBin[1]} width=${xBin[1] - xBin[0] + 1}
          height=${yBin[1] - yBin[0] + 1}></rect>`)}`;
  }

  render() {
    const { map: { nx, ny }, scale, bin, write } = this;
    return html`
      <figure>
        <figcaption>${this.label}</figcaption>
        <div class="frame" .style=${`aspect-ratio: ${Math.min(2, Math.max(0.6, nx / ny))}`} tabindex="0"
            role="img" aria-label="${this.label}, ${nx} by ${ny} bins"
            @pointermove=${this.#move} @pointerleave=${() => this.#tell(undefined)} @keydown=${this.#key}>
          <canvas class="bins" width=${nx} height=${ny}></canvas>
          <svg viewBox="0 0 ${nx} ${ny}" preserveAspectRatio="none" aria-hidden="true">
            ${this.#masked()}
            ${this.regions.map((region) => this.#ring(region))}
            ${bin ? svg`<rect class="at" x=${bin[0] - 1} y=${ny - bin[1]} width="1" height="1"></rect>` : nothing}
          </svg>
        </div>
        <div class="axis"><span>x 1–${nx}</span><span>y 1–${ny}, upwards</span></div>
        <canvas class="bar" width="256" height="1" aria-hidden="true"></canvas>
        <div class="ends"><span>${write(scale.min)}</span><span>${write((scale.min + scale.max) / 2)}</span>
          <span>${write(scale.max)}</span></div>
      </figure>`;
  }
}

const meet = (a, b) => a[0] <= b[1] && b[0] <= a[1];

function overlaps(a, b) {
  return b !== undefined && meet(a.xBin, b.xBin) && meet(a.yBin, b.yBin);
}

customElements.define('bin-map', BinMap);
