import { getResponse, type RequestHandler } from 'msw';

const original = globalThis.XMLHttpRequest;

afterEach(() => {
  globalThis.XMLHttpRequest = original;
});

/** One upload that is under way: the test says how much of it has left, and when it is answered or breaks off. */
export interface Upload {
  request: Request;
  isAborted: boolean;
  progress: (loaded: number, total: number) => void;
  answer: () => Promise<void>;
  breakOff: () => void;
}

/** Lets uploads be answered by handlers until the test ends, each when the test wants it. */
export const receiveUploads = (handlers: readonly RequestHandler[]): Upload[] => {
  const uploads: Upload[] = [];
  class FakeRequest {
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    ontimeout?: () => void;
    timeout = 0;
    status = 0;
    responseText = '';
    #url = '';
    #method = '';
    readonly #headers = new Headers();
    #upload: Upload | undefined;

    open(method: string, url: string): void {
      this.#method = method;
      this.#url = url;
    }

    setRequestHeader(name: string, value: string): void {
      this.#headers.set(name, value);
    }

    send(body: FormData): void {
      const request = new Request(this.#url, { method: this.#method, headers: this.#headers });
      // WebKitGTK cannot read a form with a file back out of a request, nor out of its copy.
      Object.assign(request, { formData: () => Promise.resolve(body), clone: () => request });
      this.#upload = {
        request: request.clone(),
        isAborted: false,
        progress: (loaded, total) => this.upload.onprogress?.({ loaded, total }),
        answer: async () => {
          const response = await getResponse([...handlers], request);
          this.status = response?.status ?? 0;
          this.responseText = (await response?.text()) ?? '';
          this.onload?.();
        },
        breakOff: () => this.onerror?.(),
      };
      uploads.push(this.#upload);
    }

    abort(): void {
      if (this.#upload) this.#upload.isAborted = true;
      this.onabort?.();
    }
  }
  globalThis.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  return uploads;
};

/** A file as a visitor chooses it. */
export const aFile = (name = 'cv.pdf', content: BlobPart = '%PDF-1.7 work'): File =>
  new File([content], name);

/** Chooses a file in an input as a visitor does. */
export const pick = (control: HTMLInputElement, file: File): void => {
  const given = new DataTransfer();
  given.items.add(file);
  control.files = given.files;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
};
