import type { APIRoute } from 'astro';
import { listHostFiles } from '../build/host-files.ts';

export const getStaticPaths = () =>
  [...listHostFiles()].map(([hostFile, text]) => ({ params: { hostFile }, props: { text } }));

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
