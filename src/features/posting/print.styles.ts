import { css } from 'lit';

/** A posting on paper: nothing to press, every address to read. */
export const printStyles = css`
  @media print {
    .detail :is(.button, .similar, .report, .address, [role='status']),
    .questions summary {
      display: none;
    }
    .questions::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    .actions::after {
      content: attr(data-address);
    }
    .prose a::after {
      content: ' (' attr(href) ')';
      font-weight: 400;
    }
    .detail-head,
    .facts,
    .plain-list li {
      break-inside: avoid;
    }
    .section-title,
    .prose-title {
      break-after: avoid;
    }
  }
`;
