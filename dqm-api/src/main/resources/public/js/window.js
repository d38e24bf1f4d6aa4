// Which rows of a long list are in sight. Rows and headings have fixed heights, as in alarm-row.js and alarm-list.js.

/** Height of a row with the gap below it. */
export const ROW_PX = 90;

/** Height of what stands above the rows of a group. */
export const HEAD_PX = { title: 44, flood: 88 };

// Rows above and below that are there before they are scrolled to, and how far to scroll before they are looked at anew.
const SPARE_PX = 10 * ROW_PX;
const STEP_PX = 5 * ROW_PX;

/** Follows how far a box is scrolled. Calls `onChange` when other rows have come near. */
export class Window {
  #top = 0;
  #height = 1200;
  #box;

  constructor(onChange) {
    this.onChange = onChange;
    this.resized = new ResizeObserver(([entry]) => this.#take(this.#top, entry.contentRect.height));
  }

  watch(box) {
    if (box === this.#box) return;
    this.resized.disconnect();
    this.#box = box;
    if (box) this.resized.observe(box);
  }

  scrolled(box) {
    this.#take(Math.floor(box.scrollTop / STEP_PX) * STEP_PX, this.#height);
  }

  #take(top, height) {
    if (top === this.#top && height === this.#height) return;
    this.#top = top;
    this.#height = height;
    this.onChange();
  }

  /** Of `count` rows that begin at `start` those near, as [from, to). */
  rows(start, count) {
    const from = Math.floor((this.#top - SPARE_PX - start) / ROW_PX);
    const to = Math.ceil((this.#top + STEP_PX + this.#height + SPARE_PX - start) / ROW_PX);
    const within = (row) => Math.min(count, Math.max(0, row));
    return [within(from), within(to)];
  }
}
