/// MAT files by matio, which is opened at first use: with HDF5 behind it, it takes 10 ms to load.
#ifndef NABLA_MATIO_H
#define NABLA_MATIO_H

#include <matio.h>

/// The functions of matio that reading and writing need, by their names without `Mat_`.
typedef struct {
  void (*_Nonnull GetLibraryVersion)(int *_Nullable, int *_Nullable, int *_Nullable);
  int (*_Nonnull LogInitFunc)(
      const char *_Nullable, void (*_Nullable)(int, char *_Nullable));
  size_t (*_Nonnull SizeOf)(enum matio_types);
  size_t (*_Nonnull SizeOfClass)(int);

  mat_t *_Nullable (*_Nonnull CreateVer)(
      const char *_Nonnull, const char *_Nullable, enum mat_ft);
  mat_t *_Nullable (*_Nonnull Open)(const char *_Nonnull, int);
  int (*_Nonnull Close)(mat_t *_Nonnull);
  enum mat_ft (*_Nonnull GetVersion)(mat_t *_Nonnull);
  char *_Nullable *_Nullable (*_Nonnull GetDir)(mat_t *_Nonnull, size_t *_Nonnull);
  int (*_Nonnull Rewind)(mat_t *_Nonnull);

  matvar_t *_Nullable (*_Nonnull VarRead)(mat_t *_Nonnull, const char *_Nonnull);
  matvar_t *_Nullable (*_Nonnull VarReadInfo)(mat_t *_Nonnull, const char *_Nonnull);
  matvar_t *_Nullable (*_Nonnull VarReadNext)(mat_t *_Nonnull);
  matvar_t *_Nullable (*_Nonnull VarReadNextInfo)(mat_t *_Nonnull);
  int (*_Nonnull VarReadDataAll)(mat_t *_Nonnull, matvar_t *_Nonnull);

  matvar_t *_Nullable (*_Nonnull VarCreate)(
      const char *_Nullable, enum matio_classes, enum matio_types, int, size_t *_Nonnull,
      void *_Nullable, int);
  matvar_t *_Nullable (*_Nonnull VarCreateStruct2)(
      const char *_Nullable, int, const size_t *_Nonnull,
      const char *_Nullable const *_Nullable);
  int (*_Nonnull VarWrite)(mat_t *_Nonnull, matvar_t *_Nonnull, enum matio_compression);
  int (*_Nonnull VarDelete)(mat_t *_Nonnull, const char *_Nonnull);
  void (*_Nonnull VarFree)(matvar_t *_Nullable);

  matvar_t *_Nullable (*_Nonnull VarGetCell)(matvar_t *_Nonnull, int);
  matvar_t *_Nullable (*_Nonnull VarSetCell)(matvar_t *_Nonnull, int, matvar_t *_Nullable);
  unsigned (*_Nonnull VarGetNumberOfFields)(matvar_t *_Nonnull);
  int (*_Nonnull VarAddStructField)(matvar_t *_Nonnull, const char *_Nonnull);
  char *_Nullable const *_Nullable (*_Nonnull VarGetStructFieldnames)(const matvar_t *_Nonnull);
  matvar_t *_Nullable (*_Nonnull VarGetStructFieldByIndex)(matvar_t *_Nonnull, size_t, size_t);
  matvar_t *_Nullable (*_Nonnull VarGetStructFieldByName)(
      matvar_t *_Nonnull, const char *_Nonnull, size_t);
  matvar_t *_Nullable (*_Nonnull VarSetStructFieldByIndex)(
      matvar_t *_Nonnull, size_t, size_t, matvar_t *_Nullable);
  matvar_t *_Nullable (*_Nonnull VarSetStructFieldByName)(
      matvar_t *_Nonnull, const char *_Nonnull, size_t, matvar_t *_Nullable);
} nabla_mat_functions;

/// The library, opened at the first call; NULL where it isn't installed.
const nabla_mat_functions *_Nullable nabla_mat_open(void);

/// Why `nabla_mat_open` gave NULL, e.g. "libmatio.so.11: cannot open shared object file".
const char *_Nonnull nabla_mat_open_error(void);

#endif
