import { LitElement, css, html, nothing } from 'lit';
import { decodeMap } from './api.js';
import { count, one } from './format.js';
import { SEQUENTIAL, SIGNED } from './palette.js';
import './bin-map.js';

const LEAST_SIGNED_RANGE = 6;

/** Input, expected and significance side by side; one bin is pointed at in all three. */
class EvidenceMaps extends LitElement {
  static properties = {
    evidence: { attribute: false },
    region: { attribute: false },
    masks: { attribute: false },
    bin: { state: true },
  };

  static styles = css`
    .maps {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 22px;
    }
    .bin {
      height: 28px;
      margin-top: 10px;
      font-size: 18px;
      color: var(--text);
    }
    .bin span { color: var(--muted); }
  `;

  willUpdate(changed) {
    if (!changed.has('evidence')) return;
    const { input, expected, significance } = this.evidence;
    this.maps = { input: decodeMap(input), expected: decodeMap(expected), significance: decodeMap(significance) };
    const counts = { table: SEQUENTIAL, min: 0, max: highest(this.maps.expected.values) };
    const most = this.maps.significance.values.reduce((high, v) => Math.max(high, Math.abs(v)), LEAST_SIGNED_RANGE);
    const reach = Math.min(2 * LEAST_SIGNED_RANGE, Math.ceil(most));
    this.scales = { counts, signed: { table: SIGNED, min: -reach, max: reach } };
    // A bin where nothing is expected and nothing came is no part of the detector.
    this.blank = (i) => this.maps.expected.values[i] === 0 && this.maps.input.values[i] === 0;
  }

  #point(event) {
    this.bin = event.detail;
  }

  #map(title, key, scale, write) {
    const { bin } = this;
    return html`
      <bin-map .map=${this.maps[key]} .scale=${scale} .regions=${this.evidence.regions} .chosen=${this.region}
          .masks=${this.masks ?? []}
          .bin=${bin} .blank=${this.blank} .write=${write} label=${title} @point=${this.#point}></bin-map>`;
  }

  #read() {
    const { bin, maps } = this;
    if (!bin) return html`<span>Point at a bin to read it in all three maps</span>`;
    const [x, y] = bin;
    const mask = this.masks?.find(({ bins }) => bins.some((box) => within(box, x, y)));
    return html`<span>bin</span> x ${x}, y ${y} <span>· input</span> ${count(maps.input.at(x, y))}
      <span>· expected</span> ${count(maps.expected.at(x, y))}
      <span>· significance</span> ${one(maps.significance.at(x, y))} σ
      ${mask ? html`<span>· masked:</span> ${mask.reason}` : nothing}`;
  }

  render() {
    if (!this.maps) return nothing;
    const { counts, signed } = this.scales;
    return html`
      <div class="maps">
        ${this.#map('Input', 'input', counts, count)}
        ${this.#map('Expected', 'expected', counts, count)}
        ${this.#map('Significance (σ)', 'significance', signed, one)}
      </div>
      <div class="bin" role="status">${this.#read()}</div>`;
  }
}

const within = ({ xBin, yBin }, x, y) => xBin[0] <= x && x <= xBin[1] && yBin[0] <= y && y <= yBin[1];

/** The value that 99.5 % of the bins do not exceed, so that one hot bin does not darken the rest. */
function highest(values) {
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.floor(0.995 * (sorted.length - 1))] || sorted[sorted.length - 1] || 1;
}

customElements.define('evidence-maps', EvidenceMaps);
