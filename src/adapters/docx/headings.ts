import { HeadingLevel } from 'docx';

/** The styles of headings, from that of a section down. */
export const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;
