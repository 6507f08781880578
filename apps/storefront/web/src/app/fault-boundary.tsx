import { Component } from 'react';
import type { ReactNode } from 'react';
import { Fault } from '../ui/fault.js';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
}

/** A page that breaks says so, and the rest of the shop goes on. */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Fault error={error} onRetry={() => location.reload()} />;
  }
}
