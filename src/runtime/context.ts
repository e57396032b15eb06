import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import type { ApiClient } from '../api/client.ts';

/** Context of a provider for the widgets inside it; a widget's own attributes take precedence. */
export interface ProvidedContext {
  campus: string | undefined;
  client: ApiClient;
}

/** Lit context key of the provider. */
export const sharedContext = createContext<ProvidedContext>('micro-internships');

/** Subscribes a widget to its provider's context. */
export const consumeShared = (
  widget: ReactiveControllerHost & HTMLElement & { shared: ProvidedContext | undefined },
): void => {
  new ContextConsumer(widget, {
    context: sharedContext,
    subscribe: true,
    callback: (shared) => {
      widget.shared = shared;
    },
  });
};
