import { LitElement, css, html, nothing } from 'lit';
import { count } from './format.js';

const FIT = {
  FITS: { shape: '✓', tone: 'ok' },
  UNLIKELY: { shape: '◆', tone: 'warn' },
  NO: { shape: '▲', tone: 'alarm' },
};

const digits = (value, n = 5) => (value === undefined ? '' : value.toPrecision(n).replace('-', '−'));
const whole = (value) => (value === undefined ? '' : count(value));

/** What a package says of itself: whether it fits, how it agrees with the float network, its precision and its cost. */
class ExportTables extends LitElement {
  static properties = { findings: { attribute: false } };

  static styles = css`
    h3 { margin: 20px 0 8px; font-size: 16px; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-size: 15px; }
    th { text-align: left; font-weight: 600; color: var(--muted); vertical-align: bottom; }
    th, td { padding: 4px 14px 4px 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
    .n { text-align: right; }
    tr.all td { font-weight: 600; }
    .ok { color: var(--ok); }
    .warn { color: var(--warn); }
    .alarm { color: var(--alarm-text); }
    .note { color: var(--muted); }
    code { font-size: 14px; }
  `;

  /** Columns: [heading, how a row's cell reads, whether it is a number]. */
  #table(id, caption, columns, rows, last = nothing) {
    return html`
      <h3 id="${id}-name">${caption}</h3>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-name">
        <table id=${id}>
          <thead><tr>${columns.map(([name, , n]) => html`<th scope="col" class=${n ? 'n' : ''}>${name}</th>`)}</tr></thead>
          <tbody>
            ${rows.map((row) => html`<tr>${columns.map(([, cell, n]) =>
              html`<td class=${n ? 'n' : ''}>${cell(row)}</td>`)}</tr>`)}
            ${last}
          </tbody>
        </table>
      </div>`;
  }

  #agreement() {
    return this.#table('agreement', 'Agreement with the float network', [
      ['output', (row) => row.output],
      ['correlation', (row) => digits(row.correlation), true],
      ['rms difference', (row) => digits(row.rmsDifference, 3), true],
      ['largest difference', (row) => digits(row.largestDifference, 3), true],
      ['spread of float', (row) => digits(row.floatSpread, 3), true],
    ], this.findings.agreement);
  }

  #cost() {
    const { cost } = this.findings;
    const estimate = cost.estimateNotSynthesis;
    const all = html`
      <tr class="all">
        <td>all</td>
        ${[cost.multiplyAccumulates, cost.multipliesByNonzeroWeights, cost.effectiveBitOperations, cost.weightBits,
          estimate.cycles, estimate.luts, estimate.dsps].map((n) => html`<td class="n">${whole(n)}</td>`)}
      </tr>`;
    return html`
      ${this.#table('cost', 'Cost', [
        ['layer', (row) => row.layer],
        ['multiply-accumulates', (row) => whole(row.multiplyAccumulates), true],
        ['by weights other than 0', (row) => whole(row.multipliesByNonzeroWeights), true],
        ['effective bit operations', (row) => whole(row.effectiveBitOperations), true],
        ['weight bits', (row) => whole(row.weightBits), true],
        ['cycles, estimated', (row) => whole(row.estimatedCycles), true],
        ['LUTs, estimated', (row) => whole(row.estimatedLuts), true],
        ['DSPs, estimated', (row) => whole(row.estimatedDsps), true],
      ], cost.layers, all)}
      <p class="note">${count(Math.round(estimate.latencyNs))} ns estimated, not synthesised; cost.md in the archive has the
        formula.</p>`;
  }

  #precision() {
    return this.#table('precision', 'Precision', [
      ['node', (row) => row.node],
      ['kind', (row) => row.kind],
      ['weights', (row) => html`<code>${row.weightType ?? ''}</code>`],
      ['activations', (row) => html`<code>${row.activationType ?? ''}</code>`],
      ['sums', (row) => html`<code>${row.accumulatorType ?? ''}</code>`],
      ['biases', (row) => html`<code>${row.biasType ?? ''}</code>`],
      ['lowest seen', (row) => digits(row.minSeen, 4), true],
      ['highest seen', (row) => digits(row.maxSeen, 4), true],
      ['numbers', (row) => whole(row.numbers), true],
      ['saturated', (row) => whole(row.saturated), true],
      ['became 0', (row) => whole(row.underflowed), true],
      ['how many weights', (row) => whole(row.weights), true],
      ['of them 0', (row) => whole(row.zeroWeights), true],
    ], this.findings.precision);
  }

  render() {
    const { verdict, sample, testVectors, score } = this.findings;
    const { shape, tone } = FIT[verdict.fit];
    return html`
      <p><strong class=${tone}>${shape} ${verdict.fit}</strong>: ${verdict.rule}.</p>
      <p class="note">Ranges from ${sample.origin} (${count(sample.eventsForRanges)} inputs), compared on
        ${count(sample.eventsCompared)}; ${count(testVectors.events)} test vectors.
        ${score ? html`Threshold: code ${count(score.thresholdCode)}, ${score.thresholdOrigin}.` : nothing}</p>
      ${this.#agreement()}
      ${this.#cost()}
      ${this.#precision()}`;
  }
}

customElements.define('export-tables', ExportTables);
