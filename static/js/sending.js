// One file on its way, with progress that is real: XMLHttpRequest tells how many bytes have left.
export const AWAY = 0

export function send(address, file, { onProgress, onOpening, signal }) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest(), body = new FormData()
    body.append("files", file, file.name)
    request.open("POST", address)
    request.setRequestHeader("Accept", "application/json")
    request.responseType = "json"
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(Math.round(100 * loaded / total)))
    request.upload.addEventListener("load", onOpening)
    request.addEventListener("loadend", () => resolve({ status: request.status, said: request.response ?? {} }))
    signal.addEventListener("abort", () => request.abort())
    request.send(body)
  })
}
