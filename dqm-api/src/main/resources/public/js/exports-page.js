import { LitElement, css, html, nothing } from 'lit';
import * as api from './api.js';
import { controls } from './controls.js';
import { bytes, duration, person, timeOfDay } from './format.js';
import './export-form.js';
import './export-tables.js';

const BUSY_MS = 1_000;
const QUIET_MS = 5_000;

const STEPS = {
  INPUTS: 'making good inputs',
  PRECISION: 'choosing fixed-point types',
  RATES: 'scoring crossings',
  TEST_VECTORS: 'making test vectors',
  FILES: 'writing and checking the files',
};
const ORDER = Object.keys(STEPS);

const SIGNS = {
  QUEUED: { shape: '○', tone: 'muted' },
  RUNNING: { shape: '▷', tone: 'calm' },
  DONE: { shape: '✓', tone: 'ok' },
  FAILED: { shape: '▲', tone: 'alarm' },
  INTERRUPTED: { shape: '◆', tone: 'warn' },
};

const isUnfinished = ({ state }) => state === 'QUEUED' || state === 'RUNNING';

/** The page of exports to an FPGA: the bundles, the form, what was asked for, and the tables of the chosen export. */
class ExportsPage extends LitElement {
  static properties = {
    models: { state: true },
    items: { state: true },
    chosen: { state: true },
    shown: { state: true },
    refusal: { state: true },
    sending: { state: true },
    lost: { state: true },
  };

  static styles = [controls, css`
    :host { display: block; }
    header {
      display: flex; align-items: center; gap: 24px; padding: 10px 24px;
      background: var(--panel); border-bottom: 1px solid var(--line);
    }
    h1 { margin: 0; font-size: 18px; font-weight: 600; letter-spacing: 0.06em; color: var(--muted); }
    h2 { margin: 0 0 12px; font-size: 18px; }
    a { color: var(--calm); }
    main {
      display: grid; grid-template-columns: minmax(420px, 2fr) minmax(0, 5fr);
      align-items: start; gap: 16px; padding: 16px;
    }
    @media (max-width: 1100px) { main { grid-template-columns: minmax(0, 1fr); } }
    section {
      padding: 16px; border: 1px solid var(--line); border-radius: var(--radius);
      background: var(--panel); overflow-x: auto;
    }
    .side { display: grid; gap: 16px; }
    table { width: 100%; border-collapse: collapse; }
    th { text-align: left; font-weight: 600; color: var(--muted); }
    th, td { padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
    tr.chosen td { background: var(--raised); }
    .ok { color: var(--ok); }
    .warn { color: var(--warn); }
    .alarm { color: var(--alarm-text); }
    .calm { color: var(--calm); }
    .muted { color: var(--muted); }
    .failure { margin: 8px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    progress { width: 100%; height: 10px; accent-color: var(--calm); }
    .note { color: var(--muted); }
  `];

  constructor() {
    super();
    this.models = [];
    this.items = [];
  }

  connectedCallback() {
    super.connectedCallback();
    api.exportModels().then((models) => { this.models = models; }, (error) => { this.refusal = error.message; });
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async #look() {
    clearTimeout(this.timer);
    try {
      this.items = await api.exportsList();
      this.lost = false;
      await this.#show(this.chosen ?? this.items[0]?.id);
    } catch {
      this.lost = true;
    }
    this.timer = setTimeout(() => this.#look(), this.items.some(isUnfinished) ? BUSY_MS : QUIET_MS);
  }

  /** What has ended does not change any more. */
  async #show(id) {
    if (id === undefined || (this.shown?.id === id && !isUnfinished(this.shown))) return;
    const shown = await api.exportOne(id);
    if (id === (this.chosen ?? this.items[0]?.id)) this.shown = shown;
  }

  #choose(id) {
    this.chosen = id;
    this.#look();
  }

  async #ask({ detail: wish }) {
    this.sending = true;
    this.refusal = undefined;
    try {
      const asked = await api.askExport(wish);
      this.chosen = asked?.id;
      await this.#look();
    } catch (error) {
      this.refusal = error.message;
    } finally {
      this.sending = false;
    }
  }

  #state({ state }) {
    const { shape, tone } = SIGNS[state];
    return html`<span class=${tone}>${shape} ${state}</span>`;
  }

  #row(each) {
    const isChosen = each.id === this.shown?.id;
    return html`
      <tr class=${isChosen ? 'chosen' : ''}>
        <td><button aria-pressed=${isChosen} @click=${() => this.#choose(each.id)}>${each.id}</button></td>
        <td>${each.model}/${each.version}</td>
        <td>${this.#state(each)}</td>
        <td>${timeOfDay(new Date(each.queuedAt))}<br><span class="muted">${person(each.by)}</span></td>
        <td>${each.archive?.kept
          ? html`<a href="/api/v1/exports/fpga/${each.id}/archive" download=${each.archive.name}>archive</a>`
          : nothing}</td>
      </tr>`;
  }

  #list() {
    return html`
      <section aria-labelledby="asked">
        <h2 id="asked">Exports</h2>
        ${this.items.length === 0 ? html`<p class="note">Nobody has asked for one yet.</p>` : html`
          <table id="list">
            <thead><tr><th>no.</th><th>bundle</th><th>state</th><th>asked for, UTC</th><th></th></tr></thead>
            <tbody>${this.items.map((each) => this.#row(each))}</tbody>
          </table>`}
      </section>`;
  }

  #models() {
    return html`
      <section aria-labelledby="bundles">
        <h2 id="bundles">Bundles</h2>
        <table id="models">
          <thead><tr><th>bundle</th><th>kind</th><th>can be exported</th></tr></thead>
          <tbody>${this.models.map((model) => html`
            <tr>
              <td>${model.name}/${model.version}</td>
              <td>${model.kind}</td>
              <td title=${model.reason}>${model.exportable
                ? html`<span class="ok">✓ yes</span>`
                : html`<span class="warn">◆ says no</span><br><span class="muted">${model.reason}</span>`}</td>
            </tr>`)}</tbody>
        </table>
      </section>`;
  }

  #progress(shown) {
    if (shown.state === 'QUEUED') return html`<p>Waits until the exports before it have ended.</p>`;
    const at = ORDER.indexOf(shown.step);
    return html`
      <p id="step">Step ${at + 1} of ${ORDER.length}: ${STEPS[shown.step] ?? 'starting'}</p>
      <progress max=${ORDER.length} value=${Math.max(0, at)} aria-label="steps done"></progress>`;
  }

  #shown() {
    const { shown } = this;
    if (!shown) return html`<section><p class="note">Ask for an export, and its tables appear here.</p></section>`;
    const took = shown.finishedAt && shown.startedAt
      ? `, took ${duration(new Date(shown.finishedAt) - new Date(shown.startedAt))}` : '';
    return html`
      <section id="shown" aria-labelledby="what">
        <h2 id="what">Export ${shown.id}: ${shown.model}/${shown.version}</h2>
        <div role="status">${this.#state(shown)}${took}${isUnfinished(shown) ? this.#progress(shown) : nothing}</div>
        ${shown.failure ? html`<p class="failure ${SIGNS[shown.state].tone}">${shown.failure}</p>` : nothing}
        ${shown.archive ? html`
          <p>${shown.archive.kept
            ? html`<a id="archive" href="/api/v1/exports/fpga/${shown.id}/archive" download=${shown.archive.name}>
                ${shown.archive.name}</a> (${bytes(shown.archive.bytes)})`
            : html`${shown.archive.name} was removed: only the newest archives are kept`},
            SHA-256 <code>${shown.archive.sha256}</code></p>` : nothing}
        ${shown.findings ? html`<export-tables .findings=${shown.findings}></export-tables>` : nothing}
      </section>`;
  }

  updated() {
    const running = this.items.filter(isUnfinished).length;
    document.title = `${running ? `▷ ${running} · ` : ''}FPGA exports · DQM`;
  }

  render() {
    return html`
      <header>
        <h1>DQM</h1>
        <a href="/">Alarms</a>
        <strong>FPGA exports</strong>
        <span role="alert" class="alarm">${this.lost ? '▲ the service does not answer' : nothing}</span>
      </header>
      <main>
        <div class="side">
          <section aria-labelledby="new">
            <h2 id="new">New export</h2>
            <export-form .models=${this.models} .refusal=${this.refusal} .sending=${this.sending}
              @ask=${this.#ask}></export-form>
          </section>
          ${this.#list()}
          ${this.#models()}
        </div>
        ${this.#shown()}
      </main>`;
  }
}

customElements.define('exports-page', ExportsPage);
