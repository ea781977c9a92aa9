import { answerMessage } from '../second-process.ts';
import { parseFiles } from './parse-article.ts';

answerMessage(parseFiles);
