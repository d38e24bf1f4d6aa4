import { css } from 'lit';

/** How buttons and fields of the controls under the maps look. */
export const controls = css`
  button, select, input, textarea {
    box-sizing: border-box;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--raised);
    color: var(--text);
    font: inherit;
  }
  button, select, input { height: 40px; padding: 0 8px; }
  button { padding: 0 12px; cursor: pointer; }
  button:disabled { opacity: 0.6; cursor: not-allowed; }
  .go { border-color: var(--calm); color: var(--calm); font-weight: 600; }
  :focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
`;
