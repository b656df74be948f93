#include "nabla_png.h"

#include <errno.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static _Thread_local char reason[256];

static const char *fail(const char *text) {
  snprintf(reason, sizeof reason, "%s", text);
  return reason;
}

static const char *fail_errno(void) { return strerror_r(errno, reason, sizeof reason); }

static const png_uint_32 formats[] = {
    PNG_FORMAT_GRAY, PNG_FORMAT_GA, PNG_FORMAT_RGB, PNG_FORMAT_RGBA};

/// Write to an open temporary file and close it.
static const char *write_to(FILE *file, png_image *image, const uint8_t *bytes) {
  int written = png_image_write_to_stdio(image, file, 0, bytes, 0, NULL);
  int flushed = fflush(file);
  const char *error = NULL;
  if (!written) error = fail(image->message);
  else if (flushed != 0) error = fail_errno();
  if (fclose(file) != 0 && error == NULL) error = fail_errno();
  return error;
}

const char *nabla_png_write(
    const char *path, uint32_t width, uint32_t height, uint32_t channels, const uint8_t *bytes) {
  if (channels < 1 || channels > 4) return fail("a picture has 1 to 4 channels");
  if (width == 0 || height == 0) return fail("the picture is empty");
  if (width > 0x7FFFFFFF / channels / height) return fail("the picture is too large");

  png_image image = {.version = PNG_IMAGE_VERSION, .width = width, .height = height};
  image.format = formats[channels - 1];

  size_t room = strlen(path) + 8;
  char *temporary = malloc(room);
  if (temporary == NULL) return fail("out of memory");
  snprintf(temporary, room, "%s.XXXXXX", path);
  const char *error = NULL;
  int descriptor = mkstemp(temporary);
  FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
  if (file == NULL) {
    error = fail_errno();
    if (descriptor >= 0) close(descriptor);
  } else {
    mode_t mask = umask(0);
    umask(mask);
    fchmod(descriptor, 0666 & ~mask);
    error = write_to(file, &image, bytes);
    if (error == NULL && rename(temporary, path) != 0) error = fail_errno();
  }
  if (error != NULL && descriptor >= 0) unlink(temporary);
  free(temporary);
  return error;
}

const char *nabla_png_read(
    const char *path, uint32_t *width, uint32_t *height, uint32_t *channels, uint8_t **bytes) {
  *bytes = NULL;
  png_image image = {.version = PNG_IMAGE_VERSION};
  if (!png_image_begin_read_from_file(&image, path)) return fail(image.message);
  image.format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA;
  *channels = PNG_IMAGE_PIXEL_CHANNELS(image.format);
  *width = image.width;
  *height = image.height;
  if (image.width > 0x7FFFFFFF / *channels / image.height) {
    png_image_free(&image);
    return fail("the picture is too large");
  }
  *bytes = malloc(PNG_IMAGE_SIZE(image));
  if (*bytes == NULL) {
    png_image_free(&image);
    return fail("out of memory");
  }
  if (png_image_finish_read(&image, NULL, *bytes, 0, NULL)) return NULL;
  free(*bytes);
  *bytes = NULL;
  return fail(image.message);
}
