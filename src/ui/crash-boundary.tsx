import { Component, type ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** Told what a component threw; there is nothing left to draw. */
  readonly onCrash: (error: unknown) => void;
};

/** Keeps Ink from printing a stack trace where a component throws: the wizard has a sentence for that. */
export class CrashBoundary extends Component<Props, { readonly hasCrashed: boolean }> {
  override readonly state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onCrash(error);
  }

  override render() {
    return this.state.hasCrashed ? null : this.props.children;
  }
}
