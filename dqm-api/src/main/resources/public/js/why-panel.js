import { LitElement, css, html, nothing } from 'lit';
import * as api from './api.js';
import { count, duration, one, range, timeOfDay } from './format.js';
import { canAcknowledge, canAdopt, groupOf, isOfPipeline, signOf, sinceOf, whereOf } from './severity.js';
import './adopt-control.js';
import './evidence-maps.js';
import './people-control.js';
import './score-bar.js';
import './shelf-control.js';

/** How often the check was right, as far as people have said. */
const record = ({ trackRecord: { raised, confirmed, falseAlarms } = {} }) => (raised === undefined ? undefined
  : `raised ${count(raised)}, confirmed ${count(confirmed)}, false ${count(falseAlarms)}`);

/** Where the alarm's own fault is in the element that the maps are of. */
const shownIn = ({ elements }, { element }) => elements.find((each) => each.element === element) ?? elements[0];

/** Why there is an alarm: its maps, its score against the threshold, its model, and where it sits. */
class WhyPanel extends LitElement {
  static properties = {
    alarm: { attribute: false },
    waiting: { attribute: false },
    pipeline: { attribute: false },
    well: { attribute: false },
    evidence: { state: true },
    masks: { state: true },
    trouble: { state: true },
    first: { state: true },
  };

  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      gap: 18px;
      min-height: 0;
      padding: 20px 24px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--panel);
      overflow-y: auto;
    }
    header { display: flex; align-items: center; gap: 16px; }
    .sign { font-size: 44px; line-height: 1; }
    .alarm { color: var(--alarm-text); }
    .warn { color: var(--warn); }
    .calm { color: var(--calm); }
    .ok { color: var(--ok); }
    .muted { color: var(--muted); }
    h2 { margin: 0; font-size: 30px; line-height: 1.15; overflow-wrap: anywhere; }
    .where { color: var(--muted); overflow-wrap: anywhere; }
    .titles { flex: 1; min-width: 0; }
    .ack {
      flex: none;
      height: 56px;
      padding: 0 22px;
      border: 0;
      border-radius: 6px;
      background: var(--calm);
      color: var(--on-colour);
      font: inherit;
      font-size: 18px;
      font-weight: 600;
      cursor: pointer;
    }
    .ack:disabled { opacity: 0.6; }
    kbd {
      margin-left: 10px;
      padding: 1px 8px;
      border: 1px solid currentColor;
      border-radius: 4px;
      font: inherit;
      font-size: 14px;
    }
    .which { display: flex; align-items: center; gap: 12px; font-size: 18px; }
    .which button {
      padding: 4px 14px;
      border: 1px solid var(--line);
      border-radius: 6px;
      background: none;
      color: var(--text);
      font: inherit;
      font-size: 15px;
      cursor: pointer;
    }
    .which button[aria-pressed='true'] { border-color: var(--calm); color: var(--calm); }
    button:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
      gap: 14px 28px;
      margin: 0;
      padding-top: 16px;
      border-top: 1px solid var(--line);
    }
    dt { font-size: 13px; letter-spacing: 0.06em; text-transform: uppercase; color: var(--muted); }
    dd { margin: 0; font-size: 18px; overflow-wrap: anywhere; }
    .wide { grid-column: span 2; }
    .calmness { margin: auto; text-align: center; font-size: 22px; color: var(--muted); }
    .calmness span { display: block; font-size: 72px; }
    .well span { color: var(--ok); }
    .trouble { padding: 32px; text-align: center; color: var(--warn); font-size: 18px; }
  `;

  willUpdate(changed) {
    const { alarm } = this;
    if (changed.has('alarm') && changed.get('alarm')?.id !== alarm?.id) {
      this.evidence = this.trouble = undefined;
      this.first = false;
    }
    const at = alarm && [alarm.id, alarm.revision, (alarm.suppressions ?? []).map(({ id }) => id), this.first,
      this.first || this.pipeline?.lastLs].join(' ');
    if (at !== this.asked) {
      this.asked = at;
      if (alarm && !isOfPipeline(alarm)) this.#fetch(alarm);
    }
  }

  async #fetch(alarm) {
    const { first } = this;
    const mine = () => this.alarm?.id === alarm.id && this.first === first;
    try {
      const evidence = await api.evidence(alarm.id, first ? alarm.firstLs : undefined);
      const masks = await api.masksOn(evidence.element).catch(() => []);
      if (mine()) [this.evidence, this.masks, this.trouble] = [evidence, masks, undefined];
    } catch (error) {
      if (mine() && !this.evidence) this.trouble = error.message;
    }
  }

  #acknowledge() {
    this.dispatchEvent(new CustomEvent('acknowledge', { detail: this.alarm, bubbles: true, composed: true }));
  }

  #nothing() {
    if (this.well) return html`<div class="calmness well"><span>✓</span>All quiet</div>`;
    const { data = 'UNKNOWN', model = 'UNKNOWN' } = this.pipeline?.health ?? {};
    return html`<div class="calmness"><span>○</span>No alarms, but data ${data}, model ${model}</div>`;
  }

  #header(alarm) {
    const sign = signOf(alarm);
    return html`
      <header>
        <span class="sign ${sign.tone}" role="img" aria-label=${sign.text}>${sign.shape}</span>
        <div class="titles">
          <h2>${alarm.title}</h2>
          <div class="where">${sign.text} · ${whereOf(alarm)}</div>
        </div>
        ${canAcknowledge(alarm) ? html`
          <button class="ack" ?disabled=${this.waiting.has(alarm.id)} @click=${this.#acknowledge}>
            Acknowledge<kbd>A</kbd></button>` : nothing}
      </header>`;
  }

  #which(evidence) {
    const pick = (first) => () => { this.first = first; };
    return html`
      <div class="which">
        <span>Run ${evidence.run}, LS ${evidence.ls}</span>
        <button aria-pressed=${this.first} @click=${pick(true)}>first</button>
        <button aria-pressed=${!this.first} @click=${pick(false)}>latest</button>
      </div>`;
  }

  #fact(name, value, shape = '') {
    return value === undefined ? nothing : html`<div class=${shape}><dt>${name}</dt><dd>${value}</dd></div>`;
  }

  #facts(alarm, evidence) {
    const region = alarm.elements[0]?.region;
    return html`
      <dl>
        ${this.#fact('Unit', alarm.unit)}
        ${this.#fact('Fault', alarm.kind)}
        ${this.#fact('Bins', region && `${region.count} (x ${range(region.xBin)}, y ${range(region.yBin)})`)}
        ${this.#fact('Since', `${isOfPipeline(alarm) ? '' : `${sinceOf(alarm)} · `}${timeOfDay(new Date(alarm.since))} UTC · ${
          duration(Date.now() - Date.parse(alarm.since))}`)}
        ${this.#fact('Model', evidence?.model ?? alarm.model)}
        ${this.#fact('Score of last 3–30 LS', evidence && one(evidence.persistentScore))}
        ${this.#fact('Stage', alarm.stage?.toLowerCase())}
        ${this.#fact('This check', record(alarm))}
        ${this.#fact('What to do', alarm.instruction, 'wide')}
        ${this.#fact('Acknowledged', alarm.acknowledgedBy
          && `${alarm.acknowledgedBy}, ${timeOfDay(new Date(alarm.acknowledgedAt))} UTC`)}
      </dl>`;
  }

  #why(alarm) {
    const { evidence, trouble } = this;
    if (isOfPipeline(alarm)) {
      return html`<div class="trouble">This alarm is about the pipeline itself: there are no maps. Until it ends, some data
        are not watched, or late.</div>`;
    }
    if (!evidence) return html`<div class="trouble">${trouble ? `No maps: ${trouble}` : 'Loading the maps'}</div>`;
    return html`
      ${this.#which(evidence)}
      <evidence-maps .evidence=${evidence} .masks=${this.masks} .region=${shownIn(alarm, evidence).region}></evidence-maps>
      <score-bar .score=${evidence.score} .threshold=${evidence.threshold}></score-bar>`;
  }

  render() {
    const { alarm, evidence } = this;
    if (!alarm) return this.#nothing();
    return html`
      ${this.#header(alarm)}
      ${this.#why(alarm)}
      ${this.#facts(alarm, evidence)}
      <people-control .alarm=${alarm} .waiting=${this.waiting.has(alarm.id)}></people-control>
      ${groupOf(alarm) && alarm.condition !== 'NORMAL' ? html`
        <shelf-control .alarm=${alarm} .waiting=${this.waiting.has(alarm.id)}></shelf-control>` : nothing}
      ${canAdopt(alarm) ? html`
        <adopt-control .alarm=${alarm} .waiting=${this.waiting.has(alarm.id)}></adopt-control>` : nothing}`;
  }
}

customElements.define('why-panel', WhyPanel);
