import { Component, type ReactNode } from 'react';

interface Props {
  readonly onError: ((error: unknown) => void) | undefined;
  readonly children: ReactNode;
}

/** What is drawn in a slot may fail; the page around it does not. */
export class SlotBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}
