// Colour scales. Both are perceptually even and readable with colour-blindness; neither is a rainbow.

// Viridis, 16 stops.
const VIRIDIS = [
  '440154', '481a6c', '472f7d', '414487', '39568c', '31688e', '2a788e', '23888e',
  '1f988b', '22a884', '35b779', '54c568', '7ad151', 'a5db36', 'd2e21b', 'fde725',
];

// Diverging about a dark middle, so that a map without a deviation stays quiet: blue = too few, red = too many.
const DIVERGING = [
  'a6d8ff', '7cbcf0', '5299d6', '3574ad', '23527f', '193653', '12202e', '0f1318',
  '0f1318', '2b1813', '52241a', '80341f', 'ad4a2a', 'd66b45', 'ef946e', 'ffc2a3',
];

const rgb = (hex) => [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));

function scale(stops) {
  const table = new Uint8ClampedArray(256 * 3);
  const colours = stops.map(rgb);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (colours.length - 1);
    const low = Math.min(Math.floor(at), colours.length - 2);
    for (let c = 0; c < 3; c++) {
      table[3 * i + c] = colours[low][c] + (at - low) * (colours[low + 1][c] - colours[low][c]);
    }
  }
  return table;
}

export const SEQUENTIAL = scale(VIRIDIS);
export const SIGNED = scale(DIVERGING);

/** Paints a map into an ImageData of [ny, nx]; bin y = 1 is the bottom row. Blank bins stay clear. */
export function paint(map, { table, min, max }, isBlank = () => false) {
  const image = new ImageData(map.nx, map.ny);
  for (let y = 0; y < map.ny; y++) {
    for (let x = 0; x < map.nx; x++) {
      const index = (map.ny - 1 - y) * map.nx + x;
      if (isBlank(index)) continue;
      const value = map.values[index];
      const i = Math.round((255 * (Math.min(max, Math.max(min, value)) - min)) / (max - min || 1));
      image.data.set([table[3 * i], table[3 * i + 1], table[3 * i + 2], 255], 4 * (y * map.nx + x));
    }
  }
  return image;
}
