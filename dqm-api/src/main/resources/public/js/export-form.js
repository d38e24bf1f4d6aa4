import { LitElement, css, html, nothing } from 'lit';
import { controls } from './controls.js';

const OUTPUTS = ['network', 'score', 'latent', 'all'];
const TARGETS = ['vu13p-240', 'vx690t-160', 'custom'];
const NUMBERS = new Set([
  'events', 'threshold', 'crossings', 'search', 'weightBits', 'activationBits', 'outputBits', 'prune', 'clockMhz',
  'luts', 'dsps', 'reuse',
]);
const BY_LAYER = new Set(['layerBits', 'layerReuse']);

/** Of “out=6, code=4”: {out: 6, code: 4}. What is no number stays as it is: the service says what is wrong. */
function byLayer(text) {
  return Object.fromEntries(text.split(',').map((part) => {
    const [layer, value = ''] = part.split('=').map((each) => each.trim());
    return [layer, value !== '' && Number.isFinite(Number(value)) ? Number(value) : value];
  }));
}

function valueOf(name, text) {
  if (NUMBERS.has(name)) return Number(text);
  return BY_LAYER.has(name) ? byLayer(text) : text;
}

/** What to export and how; says `ask` with the wish. What is left empty is as the command has it. */
class ExportForm extends LitElement {
  static properties = {
    models: { attribute: false },
    refusal: { attribute: false },
    sending: { attribute: false },
    target: { state: true },
  };

  static styles = [controls, css`
    form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 10px 16px; }
    label { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px; color: var(--muted); }
    .wide, details, .refusal { grid-column: 1 / -1; }
    details > div { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 10px 16px; padding-top: 10px; }
    summary { cursor: pointer; }
    input[type='checkbox'] { width: 20px; height: 20px; }
    .check { display: flex; align-items: center; gap: 8px; }
    .refusal { margin: 0; color: var(--alarm-text); overflow-wrap: anywhere; white-space: pre-wrap; }
    .hint { font-size: 13px; }
  `];

  #send(event) {
    event.preventDefault();
    const wish = {};
    for (const [name, given] of new FormData(event.target)) {
      const text = given.trim();
      if (name === 'model') {
        const [model, version] = text.split('/');
        Object.assign(wish, { model, version: Number(version) });
      } else if (name === 'pruneFilters') {
        wish.pruneFilters = true;
      } else if (text !== '') {
        wish[name] = valueOf(name, text);
      }
    }
    this.dispatchEvent(new CustomEvent('ask', { detail: wish }));
  }

  /** A person at the keyboard is brought to the field that is wrong. */
  updated(changed) {
    if (!changed.has('refusal') || !this.refusal) return;
    const name = this.refusal.match(/^(\w+):/)?.[1];
    const field = name && this.renderRoot.querySelector(`[name="${name}"]`);
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  }

  #field(label, name, { hint, ...attributes } = {}) {
    return html`
      <label>${label}
        <input name=${name} autocomplete="off" inputmode=${NUMBERS.has(name) ? 'decimal' : 'text'}
          type=${NUMBERS.has(name) ? 'number' : 'text'} step=${attributes.step ?? nothing} min=${attributes.min ?? nothing}
          ?required=${attributes.required} placeholder=${attributes.usual ?? ''}>
        ${hint ? html`<span class="hint">${hint}</span>` : nothing}
      </label>`;
  }

  #choice(label, name, values, onChange) {
    return html`
      <label>${label}
        <select name=${name} @change=${onChange ?? nothing}>
          ${values.map((value) => html`<option>${value}</option>`)}
        </select>
      </label>`;
  }

  #chip() {
    return this.target !== 'custom' ? nothing : html`
      ${this.#field('Part', 'part', { required: true })}
      ${this.#field('Clock, MHz', 'clockMhz', { required: true, step: 'any', min: 0 })}
      ${this.#field('LUTs', 'luts', { required: true, min: 1 })}
      ${this.#field('DSPs', 'dsps', { required: true, min: 0 })}`;
  }

  render() {
    const models = this.models.filter((model) => model.exportable);
    return html`
      <form @submit=${this.#send}>
        <label class="wide">Bundle
          <select name="model" required>
            ${models.map((model) => html`<option>${model.name}/${model.version}</option>`)}
          </select>
        </label>
        ${this.#choice('Outputs', 'outputs', OUTPUTS)}
        ${this.#choice('Chip', 'target', TARGETS, (event) => { this.target = event.target.value; })}
        ${this.#chip()}
        ${this.#field('Bits of weights', 'weightBits', { usual: 'as trained, or 8', min: 2 })}
        ${this.#field('Bits of activations', 'activationBits', { usual: '8, of a trigger 10', min: 2 })}
        ${this.#field('Test vectors', 'events', { usual: '10000, large maps 100', min: 10 })}
        ${this.#field('Search for fewer bits', 'search', { usual: 'no; such as 0.001', step: 'any', min: 0 })}
        <details>
          <summary>More options</summary>
          <div>
            ${this.#field('Bits of outputs', 'outputBits', { usual: '16', min: 2 })}
            ${this.#field('Bits of single layers', 'layerBits', { usual: 'out=6, code=4' })}
            ${this.#field('Type of the input', 'inputType', { usual: 'ufixed<10,10>' })}
            ${this.#field('Threshold code', 'threshold', { min: 1 })}
            ${this.#field('Crossings for rates', 'crossings', { usual: 'trigger: 300000 or more', min: 300000 })}
            ${this.#field('Layer that is the code', 'latent', { usual: 'the smallest' })}
            ${this.#field('Prune, fraction', 'prune', { usual: '0', step: 'any', min: 0 })}
            <label class="check"><input type="checkbox" name="pruneFilters"> whole filters</label>
            ${this.#choice('I/O', 'io', ['io_parallel', 'io_stream'])}
            ${this.#choice('Strategy', 'strategy', ['Latency', 'Resource'])}
            ${this.#field('Reuse factor', 'reuse', { usual: '1', min: 1 })}
            ${this.#field('Reuse of single layers', 'layerReuse', { usual: 'out=4' })}
            ${this.#choice('hls4ml', 'hls4ml', ['1.3', '1.2'])}
            ${this.#choice('Back end', 'backend', ['Vitis', 'Vivado'])}
          </div>
        </details>
        <p class="refusal" role="alert">${this.refusal ?? nothing}</p>
        <button class="go wide" ?disabled=${this.sending || models.length === 0}>Export</button>
      </form>`;
  }
}

customElements.define('export-form', ExportForm);
