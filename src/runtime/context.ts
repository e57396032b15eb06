import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import type { ApiClient } from '../api/client.ts';

/** What a provider shares with the widgets inside it; what a widget states itself comes first. */
export interface ProvidedContext {
  campus: string | undefined;
  client: ApiClient;
}

/** The context that a provider answers for. */
export const sharedContext = createContext<ProvidedContext>('micro-internships');

/** Keeps a widget told of what the provider around it shares. */
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
