import { resolve } from 'node:path';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { pageLoader } from './build/page-loader.ts';
import { contentFolder } from './site.ts';

export const collections = {
  pages: defineCollection({
    loader: pageLoader(resolve(contentFolder())),
    schema: z.object({ kind: z.string() }),
  }),
};
