/// PNG pictures, 8 bits a channel, from and to plain memory, row by row from the top.
#ifndef NABLA_PNG_H
#define NABLA_PNG_H

#include <stddef.h>
#include <stdint.h>

/// Write a picture of `width` x `height` pixels with 1 (gray), 2 (gray, alpha), 3 (RGB) or 4 (RGBA)
/// bytes each. The file appears under its name only when it is complete.
/// Returns NULL, or the reason of the failure (lives until the thread's next call).
const char *_Nullable nabla_png_write(
    const char *_Nonnull path, uint32_t width, uint32_t height, uint32_t channels,
    const uint8_t *_Nonnull bytes);

/// Read a picture. `channels` becomes 1 to 4 as the file has it; a palette becomes RGB or RGBA.
/// The bytes are to be given to `free`. Returns NULL, or the reason of the failure.
const char *_Nullable nabla_png_read(
    const char *_Nonnull path, uint32_t *_Nonnull width, uint32_t *_Nonnull height,
    uint32_t *_Nonnull channels, uint8_t *_Nullable *_Nonnull bytes);

#endif
