import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeImage } from '../../src/build/image-file.ts';

test.each(['webp', 'avif'] as const)(
  'the transparent parts of a picture become paper, as %s',
  async (format) => {
    const background = { r: 0, g: 0, b: 0, alpha: 0 };
    const chart = await sharp({ create: { width: 8, height: 8, channels: 4, background } })
      .png()
      .toBuffer();
    const variant = {
      digest: `transparent-${format}`,
      address: '',
      width: 8,
      height: 8,
      format,
    };
    const file = await encodeImage(variant, () => Promise.resolve(chart));
    const { channels, isOpaque } = await sharp(file).stats();
    expect(isOpaque).toBe(true);
    for (const { min } of channels) expect(min).toBeGreaterThan(240);
  },
);
